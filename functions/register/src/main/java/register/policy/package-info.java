/// A company's published policy: versions, editions, subprocessors, engagements.
@NullMarked
package register.policy;

import org.jspecify.annotations.NullMarked;
