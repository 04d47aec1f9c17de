/// Subscriptions to notices: requested in a form, and confirmed from the address.
package register.subscription;
