/// Mail that requests a DPA: how it is read, what the rules decide, and the one reply.
package register.mail;
