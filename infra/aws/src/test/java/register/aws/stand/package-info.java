/// The stand-ins for AWS in tests: their addresses, the table, and the calls to them.
@NullMarked
package register.aws.stand;

import org.jspecify.annotations.NullMarked;
