/// Mail at the border: what came in, what goes out, and what became of it.
package register.request.delivery;
