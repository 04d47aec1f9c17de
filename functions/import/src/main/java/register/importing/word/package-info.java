/// What words say on a page with a list: whom they may name, where things are, what a list is about.
@NullMarked
package register.importing.word;

import org.jspecify.annotations.NullMarked;
