/// Forms for readers: one function, from the event's bytes to the response's.
@NullMarked
package register.forms;

import org.jspecify.annotations.NullMarked;
