/// The policy that a company publishes: versions, editions, subprocessors, engagements.
@NullMarked
package register.policy;

import org.jspecify.annotations.NullMarked;
