/// Parts common to all forms: the page around them, their fields, the posted values.
package register.forms.form;
