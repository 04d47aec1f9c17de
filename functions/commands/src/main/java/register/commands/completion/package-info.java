/// Scripts by which shells complete what somebody types.
@NullMarked
package register.commands.completion;

import org.jspecify.annotations.NullMarked;
