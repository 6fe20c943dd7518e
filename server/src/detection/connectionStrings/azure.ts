import type { KeyValueFamily } from './keyValue.ts';

/**
 * Connection strings of Azure services: Storage, Cosmos DB, Service Bus, Event Hubs, IoT Hub, App Configuration,
 * SignalR, Web PubSub, Communication Services, Batch.
 * https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string
 */
export const azure: KeyValueFamily = {
  family: 'azure',
  separator: 'semicolon',
  roles: {
    accountkey: 'password',
    sharedaccesskey: 'password',
    sharedsecretvalue: 'password',
    accesskey: 'password',
    secret: 'password',
    sharedaccesssignature: 'token',
    accountname: 'account',
    sharedaccesskeyname: 'username',
    sharedsecretissuer: 'username',
    id: 'username',
    deviceid: 'username',
    endpoint: 'host',
    accountendpoint: 'host',
    hostname: 'host',
    entitypath: 'database',
  },
  markers: new Set([
    'defaultendpointsprotocol',
    'endpointsuffix',
    'blobendpoint',
    'queueendpoint',
    'tableendpoint',
    'fileendpoint',
  ]),
  engineOf: () => undefined,
};
