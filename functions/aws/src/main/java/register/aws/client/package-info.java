/// The settings that all clients but DynamoDB's share.
package register.aws.client;
