/// The changes of a policy, for programs: feeds and a calendar.
@NullMarked
package register.read.feed;

import org.jspecify.annotations.NullMarked;
