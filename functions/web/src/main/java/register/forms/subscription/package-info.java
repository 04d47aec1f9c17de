/// The forms for subscribing to notices, unsubscribing, and changing the address.
package register.forms.subscription;
