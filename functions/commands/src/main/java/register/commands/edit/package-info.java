/// The command `edit`: a policy file as a form in the browser.
@NullMarked
package register.commands.edit;

import org.jspecify.annotations.NullMarked;
