/// What changes of a policy, for programs that readers follow it with: feeds and a calendar.
@NullMarked
package register.read.feed;

import org.jspecify.annotations.NullMarked;
