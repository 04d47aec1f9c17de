/// The list of a policy file as a spreadsheet that a person keeps, and what was changed in it taken back.
@NullMarked
package register.sheet;

import org.jspecify.annotations.NullMarked;
