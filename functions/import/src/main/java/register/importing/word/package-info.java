/// Interprets words on a page with a list: names, places, topics.
@NullMarked
package register.importing.word;

import org.jspecify.annotations.NullMarked;
