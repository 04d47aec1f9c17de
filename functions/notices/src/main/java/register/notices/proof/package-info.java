/// What proves that a run was meant: its commitments, and the file that each mail brings.
@NullMarked
package register.notices.proof;

import org.jspecify.annotations.NullMarked;
