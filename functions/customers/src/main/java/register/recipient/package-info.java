/// The recipients of notices: contract contacts and subscribers.
package register.recipient;
