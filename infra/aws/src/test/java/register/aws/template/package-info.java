/// Checks the template against the code that it deploys.
@NullMarked
package register.aws.template;

import org.jspecify.annotations.NullMarked;
