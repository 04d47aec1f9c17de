/// HTML, written so that no text can break it.
package register.read.html;
