/// Programs of others that are told of changes by HTTP: who they are, and what became of each delivery.
package register.webhook;
