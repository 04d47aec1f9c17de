/// The meaning of a source's words in every language of the register: heads, dates, places, legal forms.
@NullMarked
package register.importing.meaning;

import org.jspecify.annotations.NullMarked;
