/// What stands for AWS in tests: where it is, the table made in it, and the calls that reach it.
@NullMarked
package register.aws.stand;

import org.jspecify.annotations.NullMarked;
