/**
 * The words for when a page broke: in a file of their own, because the dictionaries come through the
 * very page that broke.
 */
export const crashTexts = {
  en: {
    title: "Something went wrong",
    text: "The error was logged, and your saved data is safe. Try again.",
    retry: "Try again",
    reference: "Error reference:",
  },
  ru: {
    title: "Не удалось открыть страницу",
    text: "Сохранённые данные на месте. Попробуйте ещё раз, а если не поможет, сообщите администратору.",
    retry: "Повторить",
    reference: "Код ошибки для администратора:",
  },
};
