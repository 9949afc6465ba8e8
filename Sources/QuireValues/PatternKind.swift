import QuireText
