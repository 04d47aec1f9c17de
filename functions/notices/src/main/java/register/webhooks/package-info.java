/// Notifies webhooks of announcements.
package register.webhooks;
