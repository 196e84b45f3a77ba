@description('Beginning of the names of the alerts.')
param name string

@description('Azure region.')
param location string

@description('Tags of the resources.')
param tags object

@description('Log Analytics workspace that is asked.')
param workspaceName string

@description('Storage account of the content.')
param contentStorageName string

@description('Address that is told.')
param email string

// docs/operations.md has a section for each of them. The texts that they look for are the app's own, and a test compares them. Each query
// gives a row where something is wrong, so that an alert never hangs on there being none. "isfuzzy" and the row of "print" let a query
// run where a table has never had a row and so is not there.
var logAlerts = [
  {
    name: 'errors'
    severity: 1
    description: 'Something failed that must not fail.'
    frequency: 'PT15M'
    window: 'PT30M'
    // A phone that loses its connection, a visitor who leaves and a slow body are nothing to get up for: neither what throws for them nor its request.
    query: '''
let left = union isfuzzy=true
  (print OperationId = "", ExceptionType = "", OuterType = "", InnermostType = "" | where false),
  (AppExceptions | project OperationId, ExceptionType, OuterType, InnermostType)
| where strcat(ExceptionType, " ", OuterType, " ", InnermostType) has_any ("BadHttpRequestException", "OperationCanceledException", "TaskCanceledException", "ConnectionResetException", "ConnectionAbortedException")
| distinct OperationId;
union isfuzzy=true
  (print TimeGenerated = now(), OperationId = "" | where false),
  (AppExceptions | where not(strcat(ExceptionType, " ", OuterType, " ", InnermostType) has_any ("BadHttpRequestException", "OperationCanceledException", "TaskCanceledException", "ConnectionResetException", "ConnectionAbortedException"))),
  (AppTraces
  | where SeverityLevel >= 3 and not(Message startswith "Poison message")
  | where not(tostring(Properties.CategoryName) startswith "Yarp.") and not(Message has_any ("BadHttpRequestException", "OperationCanceledException", "TaskCanceledException", "ConnectionResetException", "ConnectionAbortedException"))),
  (AppRequests | where toint(ResultCode) >= 500 and OperationId !in (left))
'''
  }
  {
    name: 'poison'
    severity: 1
    description: 'A message failed five times. What it is about waits until someone looks, for seven days at most.'
    frequency: 'PT15M'
    window: 'PT30M'
    query: '''
union isfuzzy=true
  (print TimeGenerated = now() | where false),
  (StorageQueueLogs | where OperationName == "PutMessage" and Uri has "-poison/"),
  (AppTraces | where Message startswith "Poison message"),
  (AppMetrics | where Name == "manifesto.poison.messages" and Sum > 0)
'''
  }
  {
    name: 'publishing'
    severity: 2
    description: 'Nothing has looked for five minutes whether the site is up to date. It may stand still.'
    // Ten minutes at most from the last run, and it fires where nothing was ever logged: "print" gives the row that counts to zero. The timer runs
    // every two minutes, so it also fires if logs arrive more than about three minutes late.
    frequency: 'PT5M'
    window: 'PT5M'
    query: '''
union isfuzzy=true
  (print runs = 0),
  (AppDependencies | where Name == "PublishManifesto" and Success | summarize runs = count()),
  (AppRequests | where (OperationName has "PublishManifesto" or Name has "PublishManifesto") and Success | summarize runs = count()),
  (AppTraces | where Message startswith "Executed 'Functions.PublishManifesto' (Succeeded" | summarize runs = count())
| summarize runs = sum(runs)
| where runs == 0
| extend TimeGenerated = now()
'''
  }
  {
    name: 'mail'
    severity: 2
    description: 'SendGrid takes no mail. Nothing is lost: it is tried again.'
    frequency: 'PT15M'
    window: 'PT30M'
    query: '''
union isfuzzy=true
  (print TimeGenerated = now() | where false),
  (AppTraces
  | where Message startswith "SendGrid refused a request with status"
    or Message startswith "SendGrid could not be reached"
    or Message startswith "A link to the desk could not be mailed for an hour")
| summarize times = count()
| where times > 2
| extend TimeGenerated = now()
'''
  }
]

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: workspaceName
}

resource contentStorage 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: contentStorageName
}

resource operator 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: name
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'manifesto'
    emailReceivers: [{ name: 'operator', emailAddress: email, useCommonAlertSchema: true }]
  }
}

resource logAlert 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in logAlerts: {
    name: '${name}-${alert.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: '${name}-${alert.name}'
      description: '${alert.description} docs/operations.md says what to do.'
      severity: alert.severity
      enabled: true
      scopes: [workspace.id]
      evaluationFrequency: alert.frequency
      windowSize: alert.window
      autoMitigate: true
      // Tables that have never had a row are not there yet.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: alert.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [operator.id] }
    }
  }
]

// https://learn.microsoft.com/azure/storage/common/storage-metrics-migration#metrics-dimensions
resource storageAlert 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-storage'
  location: 'global'
  tags: tags
  properties: {
    description: 'Storage is too busy or has a fault of its own. docs/operations.md says what to do.'
    severity: 2
    enabled: true
    scopes: [contentStorage.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'refused'
          criterionType: 'StaticThresholdCriterion'
          metricNamespace: 'Microsoft.Storage/storageAccounts'
          metricName: 'Transactions'
          dimensions: [
            {
              name: 'ResponseType'
              operator: 'Include'
              values: [
                'ServerBusyError'
                'ServerOtherError'
                'ServerTimeoutError'
                'ClientAccountRequestThrottlingError'
              ]
            }
          ]
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 10
        }
      ]
    }
    actions: [{ actionGroupId: operator.id }]
  }
}

output actionGroupId string = operator.id
