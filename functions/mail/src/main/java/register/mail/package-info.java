/// Mail that requests a DPA: how it is read, what the rules decide, and the one reply.
@NullMarked
package register.mail;

import org.jspecify.annotations.NullMarked;
