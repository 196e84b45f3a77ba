@description('Name of the storage account.')
@minLength(3)
@maxLength(24)
param name string

@description('Azure region.')
param location string

@description('Tags of the resources.')
param tags object

@description('How many copies are kept, and where.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param redundancy string

@description('Log Analytics workspace that gets the log of queue writes.')
param workspaceName string

@description('Tables that the app reads and writes.')
param tables string[]

@description('Queues that the app reads and writes; each gets a second one for messages that failed too often.')
param queues string[]

// The static website and its container $web are switched on by hooks/static-website: they are not in the resource model.
@description('Private blob containers.')
param containers string[]

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: workspaceName
}

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: redundancy }
  properties: {
    // Of no effect on the static website, which is public by being one.
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      // Blobs themselves have none: a page that was replaced because someone had their name erased must be gone.
      containerDeleteRetentionPolicy: { enabled: true, days: 7 }
    }

    resource container 'containers' = [
      for container in containers: {
        name: container
        properties: { publicAccess: 'None' }
      }
    ]
  }

  resource tableService 'tableServices' = {
    name: 'default'

    resource table 'tables' = [
      for table in tables: {
        name: table
      }
    ]
  }

  resource queueService 'queueServices' = {
    name: 'default'

    resource queue 'queues' = [
      for queue in queues: {
        name: queue
      }
    ]

    resource poison 'queues' = [
      for queue in queues: {
        name: '${queue}-poison'
      }
    ]
  }
}

// Storage has no metric for a single queue. What is written to a poison queue is in this log, and the alert reads it.
resource queueWrites 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'queue-writes'
  scope: account::queueService
  properties: {
    workspaceId: workspace.id
    logs: [{ category: 'StorageWrite', enabled: true }]
  }
}

output blobEndpoint string = account.properties.primaryEndpoints.blob
output queueEndpoint string = account.properties.primaryEndpoints.queue
output tableEndpoint string = account.properties.primaryEndpoints.table
// https://account.z33.web.core.windows.net/ without the slash at its end, and its host alone.
output websiteOrigin string = join(take(split(account.properties.primaryEndpoints.web, '/'), 3), '/')
output websiteHost string = split(account.properties.primaryEndpoints.web, '/')[2]
