/// Finds the lists on a page, in whatever form: tables, items, headings with text, boxes beside each other.
package register.importing.shape;
