import { invalidParameter } from '../errors.ts';
import * as model from '../model/members.ts';
import { required } from '../model/shape.ts';
import { findPrimary, identityOf } from '../state/identifiers.ts';
import type { SecretRecord } from '../state/secretRecord.ts';
import { checkLabelCount, current, moveLabel, versionById, versionWith } from '../state/versions.ts';
import { operation } from './operation.ts';

export const updateSecretVersionStage = operation({
  name: 'UpdateSecretVersionStage',
  access: 'write',
  input: {
    SecretId: required(model.secretId),
    VersionStage: required(model.stage),
    RemoveFromVersionId: model.versionId,
    MoveToVersionId: model.versionId,
  },
  handle(input, call) {
    const record = findPrimary(call, input.SecretId);
    checkMove(record, input.VersionStage, input.RemoveFromVersionId, input.MoveToVersionId);
    const changed = moveLabel(record, input.VersionStage, input.MoveToVersionId);
    checkLabelCount(changed);
    return {
      answer: identityOf(call, record),
      changes: [{ kind: 'save', record: { ...changed, changedAt: call.now } }],
    };
  },
});

/** @throws ServiceError `InvalidParameterException`, with AWS's texts where they were recorded. */
function checkMove(record: SecretRecord, label: string, from: string | undefined, to: string | undefined): void {
  for (const id of [from, to]) {
    if (id !== undefined && !versionById(record, id)) throw invalidParameter(`Not a valid version: ${id}`);
  }
  if (from === undefined && to === undefined) {
    throw invalidParameter('You must provide RemoveFromVersionId, MoveToVersionId, or both.');
  }
  const holder = versionWith(record, label);
  if (from !== undefined && holder?.id !== from) {
    throw invalidParameter(`Version stage ${label} not found in version ${from}`);
  }
  if (from === undefined && holder && holder.id !== to) {
    throw invalidParameter(
      `The parameter RemoveFromVersionId can't be empty. Staging label ${label} is currently attached to version ` +
        `${holder.id}, so you must explicitly reference that version in RemoveFromVersionId.`,
    );
  }
  if (label === current) checkCurrent(record, to);
}

/** `AWSCURRENT` stays on a version, and on one that can be read. */
function checkCurrent(record: SecretRecord, to: string | undefined): void {
  if (to === undefined) {
    throw invalidParameter(
      'You can only move staging label AWSCURRENT to a different secret version. It can’t be completely removed.',
    );
  }
  if (versionById(record, to)?.isEmpty) {
    throw invalidParameter('You can only move staging label AWSCURRENT to a version that has a value.');
  }
}
