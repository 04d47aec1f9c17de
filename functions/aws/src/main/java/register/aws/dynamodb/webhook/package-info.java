/// Webhooks in the table. Apart, so that a function that posts nothing loads none of it.
package register.aws.dynamodb.webhook;
