/// Contract contacts as a company keeps them: a CSV file in, the same out.
@NullMarked
package register.notices.contacts;

import org.jspecify.annotations.NullMarked;
