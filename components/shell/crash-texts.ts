/**
 * The words for when a page broke: in a file of their own, because the dictionaries come through the
 * very page that broke.
 */
export const crashTexts = {
  en: {
    title: "Something went wrong",
    text: "It has been logged. Nothing you had saved is lost.",
    retry: "Try again",
    reference: "For whoever looks into it:",
  },
  ru: {
    title: "Что-то пошло не так",
    text: "Ошибка записана в журнал. Всё сохранённое на месте.",
    retry: "Попробовать снова",
    reference: "Для того, кто будет разбираться:",
  },
};
