/// Tells webhooks of announcements: what is posted, when, and what becomes of it.
package register.webhooks;
