import type { Rule } from '../rule.ts';
import { adafruit } from './adafruit.ts';
import { adobe } from './adobe.ts';
import { airtable } from './airtable.ts';
import { akamai } from './akamai.ts';
import { alibaba } from './alibaba.ts';
import { anthropic } from './anthropic.ts';
import { apacheShiro } from './apacheShiro.ts';
import { apify } from './apify.ts';
import { appSync } from './appSync.ts';
import { artifactory } from './artifactory.ts';
import { asana } from './asana.ts';
import { atlassian } from './atlassian.ts';
import { authress } from './authress.ts';
import { aws } from './aws.ts';
import { axiom } from './axiom.ts';
import { azure } from './azure.ts';
import { baidu } from './baidu.ts';
import { bitwarden } from './bitwarden.ts';
import { braintree } from './braintree.ts';
import { brevo } from './brevo.ts';
import { browserbase } from './browserbase.ts';
import { buildkite } from './buildkite.ts';
import { cerebras } from './cerebras.ts';
import { checkly } from './checkly.ts';
import { circleci } from './circleci.ts';
import { clerk } from './clerk.ts';
import { clickhouse } from './clickhouse.ts';
import { clickup } from './clickup.ts';
import { clojars } from './clojars.ts';
import { cloudflare } from './cloudflare.ts';
import { composer } from './composer.ts';
import { contentful } from './contentful.ts';
import { contentstack } from './contentstack.ts';
import { convex } from './convex.ts';
import { courier } from './courier.ts';
import { coze } from './coze.ts';
import { cratesIo } from './cratesIo.ts';
import { cursor } from './cursor.ts';
import { databricks } from './databricks.ts';
import { datadog } from './datadog.ts';
import { deepseek } from './deepseek.ts';
import { defined } from './defined.ts';
import { dependencyTrack } from './dependencyTrack.ts';
import { digitalOcean } from './digitalOcean.ts';
import { dingTalk } from './dingTalk.ts';
import { discord } from './discord.ts';
import { dockerHub } from './dockerHub.ts';
import { doppler } from './doppler.ts';
import { droneCi } from './droneCi.ts';
import { dropbox } from './dropbox.ts';
import { duffel } from './duffel.ts';
import { dynatrace } from './dynatrace.ts';
import { e2b } from './e2b.ts';
import { easyPost } from './easyPost.ts';
import { elevenLabs } from './elevenLabs.ts';
import { endorLabs } from './endorLabs.ts';
import { facebook } from './facebook.ts';
import { feishu } from './feishu.ts';
import { figma } from './figma.ts';
import { firebase } from './firebase.ts';
import { firecrawl } from './firecrawl.ts';
import { fireworks } from './fireworks.ts';
import { fleetbase } from './fleetbase.ts';
import { flexport } from './flexport.ts';
import { flutterwave } from './flutterwave.ts';
import { flyIo } from './flyIo.ts';
import { frameIo } from './frameIo.ts';
import { fullstory } from './fullstory.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { google } from './google.ts';
import { googleChat } from './googleChat.ts';
import { grafana } from './grafana.ts';
import { groq } from './groq.ts';
import { harness } from './harness.ts';
import { heroku } from './heroku.ts';
import { hubspot } from './hubspot.ts';
import { huggingFace } from './huggingFace.ts';
import { ifttt } from './ifttt.ts';
import { infisical } from './infisical.ts';
import { infracost } from './infracost.ts';
import { inngest } from './inngest.ts';
import { intra42 } from './intra42.ts';
import { ionic } from './ionic.ts';
import { jenkins } from './jenkins.ts';
import { jumpCloud } from './jumpCloud.ts';
import { jwt } from './jwt.ts';
import { klaviyo } from './klaviyo.ts';
import { langfuse } from './langfuse.ts';
import { langSmith } from './langSmith.ts';
import { launchDarkly } from './launchDarkly.ts';
import { linear } from './linear.ts';
import { llamaIndex } from './llamaIndex.ts';
import { lob } from './lob.ts';
import { logicApps } from './logicApps.ts';

/** Providers with a file of their own, A to L. */
export const providersAToL: readonly Rule[] = [
  ...adafruit,
  ...adobe,
  ...airtable,
  ...akamai,
  ...alibaba,
  ...anthropic,
  ...apacheShiro,
  ...apify,
  ...appSync,
  ...artifactory,
  ...asana,
  ...atlassian,
  ...authress,
  ...aws,
  ...axiom,
  ...azure,
  ...baidu,
  ...bitwarden,
  ...braintree,
  ...brevo,
  ...browserbase,
  ...buildkite,
  ...cerebras,
  ...checkly,
  ...circleci,
  ...clerk,
  ...clickhouse,
  ...clickup,
  ...clojars,
  ...cloudflare,
  ...composer,
  ...contentful,
  ...contentstack,
  ...convex,
  ...courier,
  ...coze,
  ...cratesIo,
  ...cursor,
  ...databricks,
  ...datadog,
  ...deepseek,
  ...defined,
  ...dependencyTrack,
  ...digitalOcean,
  ...dingTalk,
  ...discord,
  ...dockerHub,
  ...doppler,
  ...droneCi,
  ...dropbox,
  ...duffel,
  ...dynatrace,
  ...e2b,
  ...easyPost,
  ...elevenLabs,
  ...endorLabs,
  ...facebook,
  ...feishu,
  ...figma,
  ...firebase,
  ...firecrawl,
  ...fireworks,
  ...fleetbase,
  ...flexport,
  ...flutterwave,
  ...flyIo,
  ...frameIo,
  ...fullstory,
  ...github,
  ...gitlab,
  ...google,
  ...googleChat,
  ...grafana,
  ...groq,
  ...harness,
  ...heroku,
  ...hubspot,
  ...huggingFace,
  ...ifttt,
  ...infisical,
  ...infracost,
  ...inngest,
  ...intra42,
  ...ionic,
  ...jenkins,
  ...jumpCloud,
  ...jwt,
  ...klaviyo,
  ...langfuse,
  ...langSmith,
  ...launchDarkly,
  ...linear,
  ...llamaIndex,
  ...lob,
  ...logicApps,
];
