/// Mails about subscriptions, and the consequences of confirming one.
package register.notices.subscription;
