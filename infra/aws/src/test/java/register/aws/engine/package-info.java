/// The engine on AWS under its contract.
@NullMarked
package register.aws.engine;

import org.jspecify.annotations.NullMarked;
