/// A policy file as a form: served on this machine only, to one person, until the command ends.
@NullMarked
package register.editor;

import org.jspecify.annotations.NullMarked;
