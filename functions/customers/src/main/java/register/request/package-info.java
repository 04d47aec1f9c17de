/// Requests for a DPA that arrive by mail.
package register.request;
