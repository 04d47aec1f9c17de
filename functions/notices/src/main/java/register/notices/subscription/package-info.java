/// The mails about subscriptions, and what follows when one is confirmed.
package register.notices.subscription;
