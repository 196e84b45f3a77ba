@description('Object id of whoever runs the operators\' command line.')
param principalId string

@description('Storage account of the content.')
param contentStorageName string

var storageBlobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var storageQueueDataContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
var storageTableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'

resource contentStorage 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: contentStorageName
}

// No principal type: it is a person, or a pipeline's service principal.
resource access 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in [storageBlobDataContributor, storageQueueDataContributor, storageTableDataContributor]: {
    name: guid(contentStorage.id, principalId, role)
    scope: contentStorage
    properties: {
      principalId: principalId
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]
