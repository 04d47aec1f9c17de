/// Incoming and outgoing mail, and its delivery.
package register.request.delivery;
