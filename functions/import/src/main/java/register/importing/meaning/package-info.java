/// The meaning of a source's words in every language of the register: heads, dates, places, legal forms.
package register.importing.meaning;
