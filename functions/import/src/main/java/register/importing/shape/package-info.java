/// Finds the lists on a page, in whatever form: tables, items, headings with text, boxes beside each other.
@NullMarked
package register.importing.shape;

import org.jspecify.annotations.NullMarked;
