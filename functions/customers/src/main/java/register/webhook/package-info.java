/// Webhooks: third parties' programs that are notified of changes by HTTP, and their deliveries.
package register.webhook;
