/// Requests for a DPA that arrive by mail, and what became of them.
package register.request;
