/// The policy as a file that people edit: read, checked, warned about and published.
@NullMarked
package register.policyfile;

import org.jspecify.annotations.NullMarked;
