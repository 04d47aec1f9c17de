/// The chain, the record of issued documents and the requests on DynamoDB: one table, single-item conditional writes.
package register.aws.dynamodb;
