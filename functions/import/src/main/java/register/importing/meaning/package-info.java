/// What the words of a source mean, in every language that the register speaks: heads, dates, places, legal forms.
@NullMarked
package register.importing.meaning;

import org.jspecify.annotations.NullMarked;
