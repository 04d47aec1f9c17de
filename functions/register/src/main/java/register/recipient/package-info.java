/// Who is told of changes: contract contacts and subscribers.
@NullMarked
package register.recipient;

import org.jspecify.annotations.NullMarked;
